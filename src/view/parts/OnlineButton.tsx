import type { ComponentProps } from 'react';
import { useOnline } from '../useOnline.ts';
import { Button } from './Button.tsx';

/** What it begins cannot come to an end without a connection, and would leave it open what became of it. */
export const OnlineButton = (props: ComponentProps<typeof Button>) => (
  <Button {...props} disabled={!useOnline()} />
);
