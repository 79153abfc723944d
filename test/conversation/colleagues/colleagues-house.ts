// The real turns on a database of the test's own, with made-up duty and a clock that the test moves.
import { randomUUID } from 'node:crypto';
import { assembleLy } from '../../../src/assemble.ts';
import type { Ly } from '../../../src/assemble.ts';
import { createClimbLadders } from '../../../src/conversation/climb-ladder.ts';
import { readNeedAnswers } from '../../../src/conversation/facts/need-answers.ts';
import type { NeedAnswers } from '../../../src/conversation/facts/need-answers.ts';
import type { StaffAct } from '../../../src/conversation/staff-acts.ts';
import { createStaffTurn } from '../../../src/conversation/staff-turn.ts';
import type { StaffTurn } from '../../../src/conversation/staff-turn.ts';
import { createTakeTurn } from '../../../src/conversation/turn.ts';
import type { Duty } from '../../../src/knowledge/content-schema.ts';
import { readDocuments } from '../../../src/shipped-documents.ts';
import { openStorage } from '../../../src/storage/open-storage.ts';
import type { Storage } from '../../../src/storage/open-storage.ts';
import type { DueOutgoing, HandOff, TurnToSave } from '../../../src/storage/records.ts';
import type { Channel } from '../../../src/vocabulary.ts';
import { copenhagen } from '../../support/copenhagen.ts';

interface Person {
  id: string;
  name: string;
  shownAs: string;
  organisation: string | null;
}
export const anna: Person = { id: 'staff-anna', name: 'Anna Prøve', shownAs: 'Anna', organisation: null };
export const bo: Person = { id: 'staff-bo', name: 'Bo Prøve', shownAs: '', organisation: null };
export const outsider: Person = { id: 'staff-ude', name: 'Ude Prøve', shownAs: 'Ude', organisation: 'Testforening' };

export interface Acts {
  text?: string;
  by?: Person;
  to?: Person;
  citizenAgrees?: boolean;
  overrules?: boolean;
  formId?: string;
}

type Turns = Pick<Ly, 'takeTurn' | 'takeStaffTurn' | 'climbLadders'>;

export class ColleaguesHouse {
  readonly storage: Storage;
  readonly ly: Turns;
  now: Temporal.Instant;
  channel: Channel = 'sms';
  address = '+4520000001';

  constructor(storage: Storage, ly: Turns, now: Temporal.Instant) {
    this.storage = storage;
    this.ly = ly;
    this.now = now;
  }

  wait(minutes: number): void {
    this.now = this.now.add({ seconds: Math.round(minutes * 60) });
  }

  /** The citizen writes; what Ly answers. */
  async says(text: string): Promise<string[]> {
    const { channel, address, now: at } = this;
    const turn = await this.ly.takeTurn({
      channel,
      address,
      at,
      text,
      media: 0,
      providerId: randomUUID(),
      requestId: 'r',
    });
    return repliesIn(turn.saved);
  }

  async act(act: StaffAct, { by = anna, ...acts }: Acts = {}): Promise<StaffTurn> {
    const conversationId = await this.id();
    return this.ly.takeStaffTurn({ act, by, ...acts, conversationId, requestId: 'r', at: this.now });
  }

  /** The texts that reach the citizen by this act. */
  async told(act: StaffAct, acts: Acts = {}): Promise<string[]> {
    const turn = await this.act(act, acts);
    return turn.outcome === 'done' ? repliesIn(turn.saved) : [turn.outcome];
  }

  async climb(): Promise<TurnToSave[]> {
    return this.ly.climbLadders(this.now);
  }

  async id(): Promise<string> {
    return (await this.storage.findConversation(this.channel, this.address)).id;
  }

  async handOff(): Promise<HandOff | undefined> {
    return this.storage.openHandOff(await this.id());
  }

  /** Which phones and mailboxes of colleagues are rung by what is due now; what was rung before is not due again. */
  async rung(): Promise<string[]> {
    const due = await this.due(['staff_sms', 'staff_mail']);
    return due.map(({ address }) => address ?? '').toSorted();
  }

  async due(routes: DueOutgoing['route'][]): Promise<DueOutgoing[]> {
    const claim = { now: this.now, routes, limit: 99, claimedBy: 'test', leaseMs: 3_600_000 };
    const danger = await this.storage.claimDue({ ...claim, urgency: 'danger' });
    return [...danger, ...(await this.storage.claimDue({ ...claim, urgency: 'ordinary' }))];
  }

  close(): Promise<void> {
    return this.storage.close();
  }
}

export const repliesIn = ({ outgoing }: TurnToSave): string[] =>
  outgoing.filter(({ kind }) => kind !== 'staff_notice').map(({ text }) => text);

export interface HouseOptions {
  duty?: Duty[];
  at?: string;
  databaseUrl?: string | null;
}

/** What understands and answers is made once a file: it remembers nothing. */
let words: Promise<Pick<Ly, 'content' | 'understand' | 'answers'> & { needAnswers: NeedAnswers }> | undefined;

async function assembleWordsOnce() {
  const documents = await readDocuments(null);
  const nowhere = {} as Storage;
  const ly = assembleLy({ documents, drafts: true, storage: nowhere, newId: randomUUID });
  return { ...ly, needAnswers: readNeedAnswers(documents.intents, ly.content) };
}

/** On SQLite in memory, unless it is given a PostgreSQL: there a second house is a second process. */
export async function openColleaguesHouse({
  duty = [],
  at = '2026-11-25T13:00',
  databaseUrl = null,
}: HouseOptions = {}) {
  const { content, understand, answers, needAnswers } = await (words ??= assembleWordsOnce());
  const storage = await openStorage({ folder: ':memory:', databaseUrl, dataKey: Buffer.alloc(32, 7) });
  const knowledge = { content: { ...content, duty }, needAnswers };
  const parts = { storage, understand, knowledge, writeReply: answers.writeReply, newId: randomUUID };
  const ly = {
    takeTurn: createTakeTurn(parts),
    takeStaffTurn: createStaffTurn(parts),
    climbLadders: createClimbLadders(parts),
  };
  return new ColleaguesHouse(storage, ly, copenhagen(at).toInstant());
}
