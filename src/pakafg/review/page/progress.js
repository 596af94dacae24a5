// How far a document is: its sentences, and the proposals that wait.
import { isWaiting } from './cards.js';
import { make, one, plain } from './elements.js';

export function tellProgress(state) {
  const counts = new Map(Object.keys(state.sentence_states).map((each) => [each, 0]));
  for (const each of state.progress) counts.set(each, counts.get(each) + 1);
  one('#bar').replaceChildren(...[...counts].map(([name, number]) => {
    const part = make('span', { name });
    part.style.flexGrow = String(number);
    return part;
  }));
  const waiting = state.proposals.filter(isWaiting).length;
  one('#progress').textContent = `${state.progress.length} sentences: ${[...counts].map(([name, number]) => `${number} ${plain(name)}`).join(', ')}. ${waiting} of ${state.proposals.length} proposals to decide${state.reviewer ? `; you are ${state.reviewer}` : ''}.`;
}
