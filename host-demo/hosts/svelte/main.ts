import { mount } from 'svelte';
import { openHost, portalElement } from '../openHost.ts';
import App from './App.svelte';

openHost().then((props) => mount(App, { target: portalElement(), props }), console.error);
