// Which sentence comes next, and what became of it.
import { plain } from './elements.js';

// The number of the next sentence, the one before for a step of -1; null where there is none.
export function nextSentence({ sentences, progress }, from, by, isOpen) {
  const start = from ?? (by > 0 ? -1 : sentences.length);
  for (let at = start + by; at >= 0 && at < sentences.length; at += by) {
    if (!isOpen || progress[at] === 'open') return at;
  }
  return null;
}

// The number before that of a proposal's first sentence, so that a step forward leads into it.
export function before({ sentences }, proposal) {
  const start = proposal?.spans[0]?.[0];
  const at = start === undefined ? -1 : sentences.findIndex((each) => start < each[1]);
  return at < 0 ? null : at - 1;
}

// The open sentences that follow each other, the given one first.
export function openRun({ sentences, progress }, from) {
  let end = from + 1;
  while (progress[end] === 'open') end += 1;
  return sentences.slice(from, end);
}

export const saidOf = (word) => (word === 'open' ? 'Nothing cites' : `${word[0].toUpperCase()}${plain(word.slice(1))}`);
