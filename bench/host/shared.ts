/** The host's React, once for its own code and for remotes: what the page's import map leads to. */
import * as react from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import * as reactDom from 'react-dom';
import * as reactDomClient from 'react-dom/client';

export { jsxRuntime, react, reactDom, reactDomClient };
