// What Ly asks of Teams: to post, to post again over it, and to take back. Whatever goes wrong is a SendError, without a text in it.
import type { App } from '@microsoft/teams.apps';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { SendError } from '../../channels/send-error.ts';
import type { Refusal } from '../../channels/send-error.ts';

/** Where a post stands: in a channel, in the thread under a card, or in a one-to-one chat. */
export interface TeamsAddress {
  /** Of a channel or a chat. */
  id: string;
  /** The card whose thread it is; left out it begins one. */
  under?: string;
  serviceUrl: string;
}

export interface TeamsPost {
  /** Markdown. */
  text?: string;
  card?: IAdaptiveCard;
  /** What a notification says: nothing about anybody. */
  summary: string;
}

export interface TeamsConnector {
  /** Returns the post's id. Throws SendError. */
  post(to: TeamsAddress, post: TeamsPost): Promise<string>;
  update(at: TeamsAddress, activityId: string, post: TeamsPost): Promise<void>;
  remove(at: TeamsAddress, activityId: string): Promise<void>;
}

export function createConnector({ api }: Pick<App, 'api'>): TeamsConnector {
  const conversations = ({ serviceUrl }: TeamsAddress) => api.clone({ serviceUrl }).conversations;
  return {
    post: (to, post) =>
      asked(async () => {
        const { id } = await conversations(to).createActivity(conversationId(to), activityOf(post));
        return id;
      }),
    update: (at, activityId, post) =>
      asked(async () => {
        await conversations(at).updateActivity(conversationId(at), activityId, activityOf(post));
      }),
    remove: (at, activityId) =>
      asked(async () => {
        await conversations(at).deleteActivity(conversationId(at), activityId);
      }),
  };
}

const conversationId = ({ id, under }: TeamsAddress): string => (under === undefined ? id : `${id};messageid=${under}`);

function activityOf({ text, card, summary }: TeamsPost) {
  return {
    type: 'message' as const,
    summary,
    ...(text === undefined ? {} : { text, textFormat: 'markdown' as const }),
    ...(card === undefined
      ? {}
      : { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' as const, content: card }] }),
  };
}

async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw new SendError(whatWentWrong(error));
  }
}

/** Of axios, which carries the SDK's requests, and of MSAL, which fetches its tokens. */
interface Failure {
  code?: string;
  response?: { status: number; headers?: Record<string, unknown> };
  errorCode?: string;
}

/** Ly is not in the team any more, or the channel or the post is gone: asking again helps nothing. */
export const goneReasons: readonly string[] = ['teams_403', 'teams_404', 'teams_405', 'teams_410'];
const passing: readonly number[] = [408, 412, 429];
/** Before a connection stands nothing can have been taken. */
const beforeConnecting: readonly string[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

function whatWentWrong(cause: unknown): Refusal {
  const { response, code = 'no_answer', errorCode } = cause as Failure;
  if (response !== undefined) return refusal(response, cause);
  if (errorCode !== undefined) {
    const retryable = errorCode.includes('network') || errorCode.includes('endpoints');
    const meaning = "Microsoft's sign-in gives Ly no token";
    return { outcome: retryable ? 'not_reached' : 'refused', reason: 'teams_token', meaning, retryable, cause };
  }
  const [outcome, meaning] = beforeConnecting.includes(code)
    ? (['not_reached', 'Teams was not reached'] as const)
    : (['unclear', 'the answer was lost'] as const);
  return { outcome, reason: code, meaning, retryable: true, cause };
}

function refusal({ status, headers }: NonNullable<Failure['response']>, cause: unknown): Refusal {
  const retryAfterSeconds = Number(headers?.['retry-after']);
  return {
    outcome: 'refused',
    reason: `teams_${status}`,
    meaning: 'Teams said no',
    retryable: status >= 500 || passing.includes(status),
    ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
    cause,
  };
}
