// Who may do what: the one place that says it. What is not named here nobody may.
import type { ConversationForStaff } from '../storage/hand-offs/for-staff.ts';
import type { Role, StaffMember } from '../storage/staff/staff-records.ts';

/** Done in a conversation, or with the line of those that wait. */
type ConversationAction = 'see_line' | 'read' | 'take' | 'reply' | 'note' | 'hand_over' | 'close' | 'reveal_number';

export type StaffAction =
  | ConversationAction
  | 'practise'
  | 'overrule'
  | 'search_number'
  | 'edit_content'
  | 'see_insight'
  | 'manage_staff'
  | 'read_audit'
  | 'own_profile';

/** What has to be known of a conversation to say who may see it. */
export interface ConversationAccess {
  /** Invented, to practise on. */
  practice: boolean;
  /** Organisations it was handed to, each with the citizen's JA. */
  handedTo: readonly string[];
}

export const accessOf = ({ practice, handOff }: ConversationForStaff): ConversationAccess => ({
  practice,
  handedTo: handOff?.handedTo ?? [],
});

type Deciding = Pick<StaffMember, 'roles' | 'organisation' | 'disabled'>;

/** The municipality answers for Ly. */
export const municipality = 'kommune';

const rolesFor: Record<StaffAction, readonly Role[]> = {
  see_line: ['helper', 'manager'],
  read: ['helper', 'manager'],
  take: ['helper', 'manager'],
  reply: ['helper', 'manager'],
  note: ['helper', 'manager'],
  hand_over: ['helper', 'manager'],
  close: ['helper', 'manager'],
  reveal_number: ['helper', 'manager'],
  practise: ['helper', 'manager'],
  // Gives somebody a conversation that a colleague has: who has it may have gone home.
  overrule: ['manager'],
  // A number that somebody asks about must tell nobody whether its owner has written.
  search_number: ['manager'],
  edit_content: ['editor', 'manager'],
  see_insight: ['editor', 'manager'],
  manage_staff: ['manager'],
  read_audit: ['manager'],
  own_profile: ['helper', 'editor', 'manager'],
};

/** Another organisation has no part in these: they reach over all conversations, or all colleagues. */
const onlyMunicipality: readonly StaffAction[] = [
  'overrule',
  'search_number',
  'edit_content',
  'see_insight',
  'manage_staff',
  'read_audit',
];

/** @param conversation for what is done in one; without it, whether such a thing is theirs to do at all. */
export function may(member: Deciding, action: StaffAction, conversation?: ConversationAccess): boolean {
  if (member.disabled || !rolesFor[action].some((role) => member.roles.includes(role))) return false;
  const isMunicipality = member.organisation === municipality;
  if (!isMunicipality && onlyMunicipality.includes(action)) return false;
  if (conversation === undefined) return true;
  // There is nobody behind an invented number.
  if (conversation.practice) return action !== 'reveal_number';
  return isMunicipality || conversation.handedTo.includes(member.organisation);
}

/** Revealing a number needs one, and a manager must understand it afterwards. */
export const isReason = (text: string): boolean => /(\p{L}.*){8}/su.test(text.trim());
