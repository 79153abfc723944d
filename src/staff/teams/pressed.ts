// What comes back from a card when a button is pressed: whatever came before it was made by us, and anybody may have changed it.
import { z } from 'zod';

/** The acts of colleagues that a card has a button for; each is the button's verb. */
export const cardActs = [
  'take',
  'reply',
  'hand_back',
  'close',
  'note',
  'on_my_way',
  'called_112',
  'cannot',
  'false_alarm',
  'safe_to_write',
] as const;
export type CardAct = (typeof cardActs)[number];

/** As much as the console takes: what is too long is refused in words, not cut. */
const mostLetters = 5000;
const written = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').toWellFormed())
  .pipe(z.string().max(mostLetters))
  .catch('');

export const pressedButton = z.object({
  verb: z.enum(cardActs),
  data: z.object({
    conversationId: z.string().min(1).max(100),
    /** The one the card was about: pressed late, it changes no other. */
    handOffId: z.string().max(100).catch(''),
    /** The box of the reply. */
    text: written,
    /** The box of the note among colleagues. */
    note: written,
    /** The key of a quick reply; '' for none. */
    quick: z.string().max(100).catch(''),
  }),
});
export type PressedButton = z.infer<typeof pressedButton>;
