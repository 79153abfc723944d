// Twilio as its own API description says: Prism serves it, and refuses what does not fit it. Nothing is kept.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const tools = fileURLToPath(new URL('../../../tools/node_modules', import.meta.url));
const prism = `${tools}/@stoplight/prism-cli/dist/index.js`;
const description = `${tools}/@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json`;

export interface DescribedTwilio {
  url: string;
  close(): Promise<void>;
}

export async function openDescribedTwilio(): Promise<DescribedTwilio> {
  const port = await freePort();
  const served = spawn(process.execPath, [prism, 'mock', '-h', '127.0.0.1', '-p', `${port}`, description], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(served, 'exit');
  await new Promise<void>((resolve, reject) => {
    served.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('Prism is listening')) resolve();
    });
    served.on('exit', () => reject(new Error('Prism ended before it listened')));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      served.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
