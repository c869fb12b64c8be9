import type { ComponentProps } from 'react';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
}

/**
 * The module's button: never submits, always looks the same. Of a double click it takes the first: the
 * second falls on whatever has come in the place of what the first one ended.
 */
export function Button({ look = 'plain', onClick, ...props }: ButtonProps) {
  return (
    <button
      type="button"
      className={`la-button la-${look}`}
      {...props}
      onClick={(event) => event.detail < 2 && onClick?.(event)}
    />
  );
}
