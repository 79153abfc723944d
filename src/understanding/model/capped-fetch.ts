// The only way out to the model: to one address, with as little as can be said, and no more read than is of use.

export class AnswerTooLong extends Error {
  override name = 'AnswerTooLong';
}

/** The rest (which library, which machine) is nobody's business. */
const headersThatLeave = ['authorization', 'api-key', 'content-type', 'accept'];

/** @param mostBytes more than this is not read: no answer of labels is that long. */
export function cappedFetch(baseUrl: string, mostBytes: number): typeof fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(`${baseUrl}/`)) throw new Error('the model is asked at the address of the settings only');
    // Not elsewhere because an answer says so.
    const response = await fetch(url, { ...init, headers: onlyNeeded(init?.headers), redirect: 'error' });
    const body = await readAtMost(response, mostBytes);
    const type = response.headers.get('content-type') ?? 'text/plain';
    return new Response(body, { status: response.status, headers: { 'content-type': type } });
  };
}

function onlyNeeded(given: RequestInit['headers']): Headers {
  const all = new Headers(given);
  return new Headers(headersThatLeave.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : [])));
}

async function readAtMost({ body }: Response, mostBytes: number): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new AnswerTooLong(`more than ${mostBytes} bytes`);
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  }
  return new Blob(chunks);
}
