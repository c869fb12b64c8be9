import { PROGRESS_STEPS, type ProgressStep } from '../../../machines/linkAccounts.selectors.ts';
import type { Words } from '../messages/types.ts';

/** Where the user is between "Link Google" and "Accounts linked". */
export function Stepper({ current, messages }: { current: ProgressStep; messages: Words }) {
  const position = PROGRESS_STEPS.indexOf(current);
  return (
    <ol className="la-stepper" aria-label={messages.progress}>
      {PROGRESS_STEPS.map((step, index) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          data-done={index < position ? '' : undefined}
        >
          <span>{messages.steps[step]}</span>
        </li>
      ))}
    </ol>
  );
}
