// npm run --silent fallback-twiml > fallback.xml
// Prints what Twilio says by itself while Ly is down, for the fallback URL of the number; docs/drift.md says where to put it.
import twilio from 'twilio';
import { countSegments, encodingOf } from './answers/segments.ts';
import { assembleWords } from './assemble.ts';
import { twilioAddresses } from './channels/sms/twilio-addresses.ts';
import { readEnvFile, readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { readDocuments, readEditsOf } from './shipped-documents.ts';

const mostSegments = 3;

/** Danish, and the Greenlandic sentences where they may be said; what is shared, the numbers, once. */
async function fallbackText(settings: Settings, now: Temporal.Instant): Promise<string> {
  const documents = await readDocuments(await readEditsOf(settings));
  const { answers, standingWords } = assembleWords({ documents, drafts: settings.sendsDrafts });
  const inGreenlandic = answers.speaks('kl', 'standing.fallback') ? [standingWords('fallback', 'kl', now)] : [];
  const text = [standingWords('fallback', 'da', now), ...inGreenlandic].join(' ');
  if (encodingOf(text) !== 'GSM-7' || countSegments(text) > mostSegments)
    throw new Error(`the fallback must fit ${mostSegments} SMS of plain letters: ${text}`);
  return text;
}

function fallbackTwiml(text: string, settings: Settings, today: Temporal.PlainDate): string {
  const response = new twilio.twiml.MessagingResponse();
  response.comment(`Written ${today.toString()} from content/ and locales/. Write it again when they change.`);
  response.message(settings.twilio ? { statusCallback: twilioAddresses(settings.publicUrl).receipt } : {}, text);
  return response.toString();
}

async function main(): Promise<void> {
  readEnvFile();
  const settings = readSettings(process.env);
  const now = Temporal.Now.instant();
  const today = now.toZonedDateTimeISO('Europe/Copenhagen').toPlainDate();
  process.stdout.write(`${fallbackTwiml(await fallbackText(settings, now), settings, today)}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
