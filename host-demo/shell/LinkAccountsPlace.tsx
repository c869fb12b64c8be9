/** What stands in the place of the linked accounts while they load, and when they cannot. */
import type { Unavailability } from 'link-accounts/boundary';

export function Skeleton() {
  return (
    <div className="skeleton" role="status" aria-label="Loading your linked accounts">
      <span className="bone wide" />
      <span className="bone tall" />
      <span className="bone" />
    </div>
  );
}

export function Unavailable({ tryAgain }: Unavailability) {
  return (
    <div className="unavailable" role="alert">
      <h2>Linked accounts are not available right now</h2>
      <p>
        Nothing was changed, and the rest of Fernway works as usual. Please try again in a moment.
      </p>
      <button type="button" className="action" onClick={tryAgain}>
        Try again
      </button>
    </div>
  );
}
