// The form that is open, and those that wait for it to be left.
import { one } from './elements.js';

export function formStack(place) {
  const waiting = [];
  const stack = {
    now: null, // the form that is open
    open(form) {
      if (stack.now) {
        stack.now.sheet.hidden = true;
        waiting.push(stack.now);
      }
      stack.now = form;
      place.append(form.sheet);
      one('#desk').scrollTop = 0;
      form.first()?.focus();
    },
    leave() {
      stack.now?.sheet.remove();
      stack.now = waiting.pop() ?? null;
      if (stack.now) {
        stack.now.sheet.hidden = false;
        stack.now.first()?.focus();
      }
    },
  };
  return stack;
}
