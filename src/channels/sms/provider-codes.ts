// What Twilio's error codes mean for a message, when it is refused and when it did not arrive, from twilio.com/docs/api/errors.
// What is not listed goes by its HTTP status.

export interface CodeMeaning {
  /** For the log. */
  meaning: string;
  /** Whether the same message may be taken when it is tried again within minutes. */
  retryable: boolean;
  /** For staff, in Danish, after "svaret nåede ikke frem: ". */
  words: string;
}

/** Meaning, words for staff. A row of `passing` may go out when it is tried again; one of `lasting` will not. */
type Row = readonly [meaning: string, words: string];

const passing: Readonly<Record<number, Row>> = {
  14107: ['too many messages a second', 'der blev sendt for mange på én gang'],
  20003: ['account or token is wrong', 'vores adgang til Twilio virker ikke'],
  20009: ['not finished with, so it cannot be deleted yet', 'Twilio er ikke færdig med den'],
  20429: ['too many requests', 'der blev sendt for mange på én gang'],
  21606: ['our number cannot send', 'vores nummer kan ikke sende'],
  21611: ['our number has too many messages waiting', 'der er kø på vores nummer'],
  21703: ['messaging service has no number', 'vores opsætning hos Twilio har intet nummer'],
  30001: ['too many messages waited', 'der var kø for længe'],
  30002: ['account is suspended', 'vores konto hos Twilio er lukket'],
  30003: ['phone cannot be reached', 'telefonen er slukket eller uden dækning'],
  30008: ['the operator does not say why', 'teleselskabet siger ikke hvorfor'],
  30017: ['the operator is congested', 'der er kø hos teleselskabet'],
  30410: ['the operator did not answer in time', 'teleselskabet svarede ikke'],
  63038: ['daily limit of the account reached', 'vi har sendt så mange, som vi må i dag'],
};

const lasting: Readonly<Record<number, Row>> = {
  21211: ['no valid number', 'nummeret findes ikke'],
  21214: ['number cannot be reached', 'nummeret kan ikke få SMS'],
  21217: ['no valid number', 'nummeret findes ikke'],
  21408: ['sending to this country is switched off', 'vi må ikke sende til det land'],
  21602: ['text is empty', 'svaret var tomt'],
  21610: ['has written STOP to our number', 'har skrevet STOP'],
  21612: ['no route from our number to this one', 'nummeret kan ikke få SMS fra os'],
  21614: ['not a mobile number', 'det er ikke en mobil'],
  21617: ['text is over 1,600 characters', 'svaret var for langt'],
  30004: ['phone or operator blocks us', 'telefonen tager ikke imod SMS fra os'],
  30005: ['number does not exist', 'nummeret findes ikke'],
  30006: ['number cannot take SMS', 'nummeret kan ikke få SMS'],
  30007: ['the operator filtered it', "teleselskabet holdt SMS'en tilbage"],
  30036: ['not delivered before it was too late', 'den kom ikke frem i tide'],
};

/** Of a request that was refused. */
export function meaningOf(code: number | undefined, status: number): CodeMeaning {
  return (
    listed(code) ?? {
      meaning: `HTTP ${status}`,
      retryable: status === 429 || status >= 500,
      words: `Twilio sagde nej (${code ?? status})`,
    }
  );
}

/** Of a message that was taken and did not arrive. */
export function whyNotDelivered(code: number | null): string {
  return listed(code ?? undefined)?.words ?? (code === null ? 'uden forklaring' : `fejl ${code} hos Twilio`);
}

function listed(code: number | undefined): CodeMeaning | undefined {
  const row = code === undefined ? undefined : (passing[code] ?? lasting[code]);
  if (code === undefined || row === undefined) return undefined;
  const [meaning, words] = row;
  return { meaning, words, retryable: code in passing };
}
