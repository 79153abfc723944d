// Who may do what: every role, every action, every organisation; what is not in the table is refused.
import { describe, expect, test } from '@jest/globals';
import { isReason, may } from '../../src/staff/conversation-access.ts';
import type { StaffAction } from '../../src/staff/conversation-access.ts';
import type { Role } from '../../src/storage/staff/staff-records.ts';

const inConversations: StaffAction[] = [
  'see_line',
  'read',
  'take',
  'reply',
  'note',
  'hand_over',
  'close',
  'reveal_number',
];
const overAll: StaffAction[] = [
  'overrule',
  'search_number',
  'edit_content',
  'see_insight',
  'manage_staff',
  'read_audit',
];
const all: StaffAction[] = [...inConversations, 'practise', ...overAll, 'own_profile'];

const member = (roles: Role[], changed = {}) => ({ roles, organisation: 'kommune', disabled: false, ...changed });
const allowed = (who: Parameters<typeof may>[0]) => all.filter((action) => may(who, action));

const ofHelper: StaffAction[] = [...inConversations, 'practise', 'own_profile'];
const ofEditor: StaffAction[] = ['edit_content', 'see_insight', 'own_profile'];
const sorted = (actions: StaffAction[]) => [...new Set(actions)].toSorted();

describe('in the municipality', () => {
  test.each<[Role[], StaffAction[]]>([
    [[], []],
    [['helper'], ofHelper],
    [['editor'], ofEditor],
    [
      ['helper', 'editor'],
      [...ofHelper, ...ofEditor],
    ],
    [['manager'], all],
    [['helper', 'manager'], all],
  ])('%j may exactly this', (roles, actions) => {
    expect(sorted(allowed(member(roles)))).toEqual(sorted(actions));
  });

  test('helpers cannot search by number, whatever else they are but manager', () => {
    expect(may(member(['helper', 'editor']), 'search_number')).toBe(false);
    expect(may(member(['manager']), 'search_number')).toBe(true);
  });

  test('conversations are open, handed on or not', () => {
    for (const handedTo of [[], ['natvarmestuen-testhuset']]) {
      for (const action of inConversations) {
        expect(may(member(['helper']), action, { practice: false, handedTo })).toBe(true);
      }
    }
  });
});

const elsewhere = { organisation: 'testhuset' };

describe('in another organisation', () => {
  test.each<Role[]>([['helper'], ['editor'], ['manager']])('nothing that reaches over all is theirs as %s', (role) => {
    for (const action of overAll) expect(may(member([role], elsewhere), action)).toBe(false);
  });

  test.each(inConversations)('"%s" is theirs only where the citizen said JA to handing it to them', (action) => {
    for (const role of ['helper', 'manager'] as const) {
      const asked = (handedTo: string[]) => may(member([role], elsewhere), action, { practice: false, handedTo });
      expect([asked([]), asked(['et andet hus']), asked(['testhuset', 'et andet hus'])]).toEqual([false, false, true]);
    }
  });

  test('an editor sees no conversation, also of those handed over', () => {
    const conversation = { practice: false, handedTo: ['testhuset'] };
    expect(inConversations.filter((action) => may(member(['editor'], elsewhere), action, conversation))).toEqual([]);
  });
});

describe('a practice conversation', () => {
  test.each(['kommune', 'testhuset'])('is for every helper of %s, but has no number to reveal', (organisation) => {
    const conversation = { practice: true, handedTo: [] };
    const open = inConversations.filter((action) => may(member(['helper'], { organisation }), action, conversation));
    expect(open).toEqual(inConversations.filter((action) => action !== 'reveal_number'));
  });
});

test('who is disabled may nothing, whoever they were', () => {
  expect(allowed(member(['helper', 'editor', 'manager'], { disabled: true }))).toEqual([]);
});

test.each([
  ['Ambulancen spurgte efter nummeret', true],
  ['ringer op', true],
  ['', false],
  ['          ', false],
  ['12345678', false],
  ['fordi', false],
])('"%s" as a reason to reveal a number: %s', (text, isOne) => {
  expect(isReason(text)).toBe(isOne);
});
