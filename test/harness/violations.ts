import type { BrowserContext } from 'playwright';

/** Notes on every page of the context what its policy refuses, from the first moment on. */
export async function recordViolations(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.exposeFunction('noteViolation', (what: string) => void violations.push(what));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = window as unknown as { noteViolation: (what: string) => void };
      noteViolation(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  return violations;
}
