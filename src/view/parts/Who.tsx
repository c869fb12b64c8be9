import { Fragment } from 'react';

/** A name as the user knows it, whole in itself. An e-mail too long for its line breaks at its `@`. */
export const Who = ({ name }: { readonly name: string }) => (
  <bdi>
    {name.split(/(?=@)/).map((part, index) => (
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </bdi>
);
