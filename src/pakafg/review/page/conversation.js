// What is said to the person, and asked of the program.
import { one } from './elements.js';

export function notice(text, isBad = false) {
  one('#notice').textContent = text;
  one('#notice').classList.toggle('bad', isBad);
}

export async function send(path, body) {
  const request = body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  let answer;
  try {
    answer = await fetch(path, request);
  } catch {
    notice('The program does not answer any more. What was decided is saved; start it again, and open its new link.', true);
    return null;
  }
  const data = await answer.json().catch(() => ({ error: 'an answer that cannot be read' }));
  return { status: answer.status, data };
}
