/** What the host shares has to be there before anybody imports it. */
import('./page.tsx').catch(console.error);
