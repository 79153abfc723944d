// How Greenlandic one word looks. Words are built of many endings, so endings and sounds tell more than a word list could.

const endings =
  /(?:v|p)(?:oq|unga|ut|utit|ugut|usi|it|at|ara|aanga|a|isi|inga)$|nn?gi(?:laq|langa|lara|latit|la)$|(?:mi|mik|mit|mut|nik|nit|nut|ni|kkut|tut)$|lu(?:gu|nga|ni|tit)$|qar(?:pa|poq|punga)$|(?:ssa|sinnaa|niar|rusu|juma|tar|sar)\p{L}{2,}$|fik$|neq$/u;
const sounds = /q(?!u[eio])|aa\p{L}*[ktq]|ii|uu|nng|ssa|rp|rs|ll|kk|gg|ss|tt|pp/gu;
const foreignSounds = /[bcdhwxyzæøå]/u;

export function greenlandicScore(word: string): number {
  const folded = word
    .toLowerCase()
    .replace(/ĸ/g, 'q')
    .replace(/[âáà]/g, 'aa')
    .replace(/[îí]/g, 'ii')
    .replace(/[ûú]/g, 'uu');
  if (foreignSounds.test(folded) || folded.length < 5) return 0;
  const heard = Math.min(3, folded.match(sounds)?.length ?? 0) * 0.4;
  const ends = endings.test(folded) ? 0.9 : 0;
  const long = folded.length >= 11 ? 0.5 : 0;
  const q = /q(?!u[eio])/.test(folded) ? 0.8 : 0;
  return heard + ends + long + q < 0.9 ? 0 : Math.min(3, heard + ends + long + q);
}
