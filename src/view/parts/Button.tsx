import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
}

/** The module's button: never submits, always looks the same. */
export function Button({ look = 'plain', ...props }: ButtonProps) {
  return <button type="button" className={`la-button la-${look}`} {...props} />;
}
