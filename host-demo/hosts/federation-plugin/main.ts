/** What a host shares has to be there before anybody imports it: the plugin sees to that behind this import. */
import('./portal.tsx').catch(console.error);
