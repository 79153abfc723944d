// Which language model is asked, and what it may cost.

export interface ModelAccount {
  /** `compatible` is any server that speaks OpenAI's chat completions: Ollama, vLLM. */
  provider: 'openai' | 'azure' | 'compatible';
  /** The model; with Azure the deployment. */
  name: string;
  /** Without a slash at the end: nothing is sent anywhere else. */
  baseUrl: string;
  /** Null for a server of one's own that asks for none. */
  apiKey: string | null;
  /** Of Azure alone. */
  apiVersion: string;
  /** Questions a day of Copenhagen, all processes together. */
  aDay: number;
  /** Øre for a million tokens; null where nobody has said. */
  oere: { in: number; out: number } | null;
  /** Colleagues may ask for a Danish draft of what a message says. */
  translates: boolean;
}

/** Regions of Azure in the EU, as they stand in an address that names its region. */
const regionsInEu =
  /^(westeurope|northeurope|swedencentral|francecentral|germanywestcentral|polandcentral|spaincentral|italynorth|denmarkeast|austriaeast)\./;

/** Only what the address itself gives away: an address that says nothing of where it lies proves nothing. */
export function isPlainlyOutsideEu(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname } = new URL(address);
  if (hostname.endsWith('api.openai.com')) return hostname !== 'eu.api.openai.com';
  return /\.(api\.cognitive\.microsoft|inference\.ml\.azure)\.com$/.test(hostname) && !regionsInEu.test(hostname);
}
