import { useState } from 'react';

type Action = 'link' | 'unlink';

interface Question {
  readonly action: Action;
  readonly answer: (isApproved: boolean) => void;
}

const WORDS: Readonly<Record<Action, string>> = {
  link: 'Fernway asks: is it really you who links this login?',
  unlink: 'Fernway asks: is it really you who unlinks this login?',
};

/** The portal's own word before logins change. Where the remote waits for it, it asks on its page. */
export function useStepUp() {
  const [question, setQuestion] = useState<Question | null>(null);
  const onBeforeAction = (action: Action) =>
    new Promise<boolean>((resolve) => {
      question?.answer(false); // the remote has given that one up
      const answer = (isApproved: boolean) => {
        setQuestion(null);
        resolve(isApproved);
      };
      setQuestion({ action, answer });
    });
  const stepUp = question && (
    <section className="card" aria-label="Step-up">
      <p>{WORDS[question.action]}</p>
      <div className="row">
        <button type="button" className="action" onClick={() => question.answer(true)}>
          It is me
        </button>{' '}
        <button type="button" onClick={() => question.answer(false)}>
          Stop
        </button>
      </div>
    </section>
  );
  return { stepUp, onBeforeAction };
}
