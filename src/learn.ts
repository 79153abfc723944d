// Learns from intents/ before anybody writes, in a process of its own: a service that had to learn would keep the memory
// that learning takes. Started by launch.js; without it Ly learns at its first start.
import { readDocuments } from './shipped-documents.ts';
import { keepLearned, learnedFrom } from './shipped-learning.ts';
import { parseIntents } from './understanding/intent-file.ts';

const intents = parseIntents((await readDocuments(null)).intents);
// Written anew also where it fits: launch.js goes by the file's date.
keepLearned(intents, learnedFrom(intents));
