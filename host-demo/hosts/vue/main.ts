import { createApp, defineComponent, h, ref } from 'vue';
import { openHost, portalElement, type Host } from '../openHost.ts';
import { LinkAccounts } from './LinkAccounts.ts';

const createPortal = ({ sub, logIn, logOut, mount, options }: Host) =>
  defineComponent(() => {
    const isSettings = ref(false);
    const open = (settings: boolean) => () => void (isSettings.value = settings);
    const button = (name: string, onClick: () => void) => h('button', { onClick }, name);
    return () =>
      sub === null
        ? button('Log in', logIn)
        : [
            h('code', { 'data-testid': 'session-sub' }, sub),
            button('Log out', logOut),
            button('Home', open(false)),
            button('Account settings', open(true)),
            h('main', isSettings.value ? [h(LinkAccounts, { mount, options })] : []),
          ];
  });

openHost().then((host) => createApp(createPortal(host)).mount(portalElement()), console.error);
