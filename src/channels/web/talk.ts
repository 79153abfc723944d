// What of a conversation the page shows, and where: the last answer first, what was written before it further down.

export interface ShownMessage {
  /** Empty for what is shown without having been stored. */
  id: string;
  from: 'citizen' | 'ly' | 'staff';
  text: string;
  /** It ends with a question that a yes or a no answers, and nothing was said since. */
  asksYesOrNo?: boolean;
  /** After violence: whoever did it may see the screen. */
  isForNoOtherEyes?: boolean;
}

export interface Talk {
  /** The last question and its answer, and what was written since without an answer. */
  latest: ShownMessage[];
  /** Where the answer stands in `latest`; -1 without one. */
  answer: number;
  /** What came before, oldest first. */
  earlier: ShownMessage[];
}

/** Bytes of HTML that messages may take: with all else the page stays under 30 kB. An answer always comes whole. */
const mostBytes = 14_000;

/** @param messages oldest first */
export function arrangeTalk(messages: readonly ShownMessage[]): Talk {
  const end = messages.findLastIndex(isReply) + 1;
  const start = startOfRun(messages.slice(0, end), isReply);
  const answer = messages.slice(start, end);
  const since = newest(messages.slice(end), mostBytes - bytesOf(answer));
  const before = newest(messages.slice(0, start), mostBytes - bytesOf([...answer, ...since]));
  const question = startOfRun(before, isQuestion);
  return {
    latest: [...before.slice(question), ...answer, ...since],
    answer: answer.length === 0 ? -1 : before.length - question,
    earlier: before.slice(0, question),
  };
}

const isQuestion = ({ from }: ShownMessage): boolean => from === 'citizen';
const isReply = (message: ShownMessage): boolean => !isQuestion(message);

/** Where the messages of one kind begin that stand last. */
const startOfRun = (messages: readonly ShownMessage[], isOfKind: (message: ShownMessage) => boolean): number =>
  messages.findLastIndex((message) => !isOfKind(message)) + 1;

/** The last messages that fit, in their order. */
function newest(messages: readonly ShownMessage[], room: number): ShownMessage[] {
  let first = messages.length;
  while (first > 0 && bytesOf(messages.slice(first - 1)) <= room) first -= 1;
  return messages.slice(first);
}

/** As HTML at its longest: each with its tags, each quote as six letters. */
const bytesOf = (messages: readonly ShownMessage[]): number =>
  messages.reduce((bytes, { text }) => bytes + 120 + Buffer.byteLength(text.replaceAll(/[&<>"']/g, '&quot;')), 0);
