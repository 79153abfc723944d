// The way to Twilio's REST interface, or to a stand-in on this machine.
import twilio from 'twilio';

export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** Which of our numbers a message comes from. */
  sender: { from: string } | { messagingServiceSid: string };
  /** Where Twilio tells what became of a message. */
  receiptUrl: string;
  /** Null for Twilio itself. */
  apiBaseUrl: string | null;
}

/** Whatever takes longer has an unclear outcome. Milliseconds. */
const twilioTimeout = 10_000;

export function createTwilioClient(
  { accountSid, authToken, apiBaseUrl }: Omit<TwilioAccount, 'sender' | 'receiptUrl'>,
  timeout = twilioTimeout,
) {
  const options = { timeout, autoRetry: false };
  const httpClient = apiBaseUrl === null ? new twilio.RequestClient(options) : new StandInClient(options, apiBaseUrl);
  // A level of our own: the environment must not switch on a debug log that prints texts and numbers.
  return twilio(accountSid, authToken, { httpClient, logLevel: 'error' });
}

type Request = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0];

class StandInClient extends twilio.RequestClient {
  readonly #baseUrl: string;

  constructor(options: ConstructorParameters<typeof twilio.RequestClient>[0], baseUrl: string) {
    super(options);
    this.#baseUrl = baseUrl;
  }

  override request<Data>(request: Request) {
    return super.request<Data>({ ...request, uri: request.uri.replace(/^https:\/\/[^/]+/, this.#baseUrl) } as never);
  }
}
