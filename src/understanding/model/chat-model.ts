// langchain, loaded only here and only where a model is configured: it takes a third of a second and 145 MB.
import type { ModelAccount } from './model-account.ts';

export interface ChatQuestion {
  system: string;
  user: string;
  /** A JSON schema: the answer is an object of this form. */
  schema: Record<string, unknown>;
}

export interface ChatAnswer {
  text: string;
  tokensIn: number;
  tokensOut: number;
}

export type Chat = (question: ChatQuestion, signal: AbortSignal) => Promise<ChatAnswer>;

/** Enough for labels, and for the draft of a long message. */
const mostTokens = 1000;

/** What switches on tracing, printing, or another way out. None of it holds in this house, whatever the machine has set. */
const switchedOff = [
  'LANGSMITH_TRACING',
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_TRACING_V2',
  'LANGCHAIN_VERBOSE',
  'LANGSMITH_GATEWAY',
  'OPENAI_LOG',
];

export async function loadChat(account: ModelAccount, send: typeof fetch): Promise<Chat> {
  for (const name of switchedOff) Reflect.deleteProperty(process.env, name);
  const { initChatModel } = await import('langchain/chat_models/universal');
  const model = await initChatModel(account.name, {
    ...addressOf(account),
    ...{ temperature: 0, maxTokens: mostTokens, maxRetries: 0, useResponsesApi: false, zdrEnabled: true },
    ...{ streaming: false, verbose: false },
    configuration: {
      fetch: send,
      logLevel: 'off',
      ...(account.provider === 'azure' ? {} : { baseURL: account.baseUrl }),
    },
  });
  return async ({ system, user, schema }, signal) => {
    const choose = { name: 'answer', method: 'jsonSchema', strict: true, includeRaw: true } as const;
    const asked = model.withStructuredOutput(schema, choose);
    const said: [string, string][] = [
      ['system', system],
      ['human', user],
    ];
    const { raw } = await asked.invoke(said, { signal });
    const { content, usage_metadata: usage } = raw as {
      content: unknown;
      usage_metadata?: { input_tokens: number; output_tokens: number };
    };
    return {
      // The library reads half an answer, and an answer in a text, too: here it is read by whoever asked.
      text: typeof content === 'string' ? content : '',
      tokensIn: usage?.input_tokens ?? 0,
      tokensOut: usage?.output_tokens ?? 0,
    };
  };
}

function addressOf({ provider, name, baseUrl, apiKey, apiVersion }: ModelAccount) {
  if (provider !== 'azure') return { modelProvider: 'openai', apiKey: apiKey ?? 'none' };
  return {
    modelProvider: 'azure_openai',
    azureOpenAIApiKey: apiKey ?? '',
    azureOpenAIEndpoint: baseUrl,
    azureOpenAIApiDeploymentName: name,
    azureOpenAIApiVersion: apiVersion,
  };
}
