// From what stands on the phone to letters that can be compared: no capitals, no æøå, no invisible characters.

/** An SMS of ten parts; what lies beyond is not read, so that no text can slow Ly down. */
const readCharacters = 1600;

const emojiWords: Record<string, string> = {
  '🆘': 'sos',
  '👍': 'ja',
  '👎': 'nej',
  '🙏': 'tak',
  '🚽': 'toilet',
  '🚻': 'toilet',
  '🚿': 'bad',
  '🛏': 'sove',
  '🍽': 'mad',
  '🍞': 'mad',
  '🥶': 'fryser',
  '☕': 'kaffe',
  '👋': 'hej',
};

const letters: Record<string, string> = {
  æ: 'ae',
  ä: 'ae',
  ø: 'oe',
  ö: 'oe',
  å: 'aa',
  â: 'aa',
  î: 'ii',
  û: 'uu',
  ĸ: 'q',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};

/** One line of readable text: no zero-width, control or direction characters, emoji that say something as words. */
export function cleanText(text: string): string {
  return text
    .slice(0, readCharacters)
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, ' ')
    .replace(/\p{Extended_Pictographic}/gu, (emoji) => (emojiWords[emoji] ? ` ${emojiWords[emoji]} ` : ' '))
    .replace(/(\p{L})\1{2,}/gu, '$1$1')
    .slice(0, readCharacters);
}

/** Lower case, æøå as ae oe aa, other accents gone. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[æäøöåâîûĸßłđı]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** A folded word as careless fingers may write it: doubled letters single, and "aa ae oe" as "a e o". */
export function skeleton(folded: string): string {
  return folded
    .replace(/oe/g, 'o')
    .replace(/ae/g, 'e')
    .replace(/(.)\1+/g, '$1');
}

/** How a folded word is compared: short words as they are ("food" is no "fod"), longer ones by their skeleton. */
export function comparable(folded: string): string {
  const bare = skeleton(folded);
  return bare.length < 4 ? folded : bare;
}
