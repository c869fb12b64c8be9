import type { LinkAccountsProps } from 'link-accounts';
import type { MountedLinkAccounts } from 'link-accounts/mount';
import { defineComponent, h, onBeforeUnmount, onMounted, shallowRef, watch } from 'vue';
import type { Mount } from '../remote.ts';

/** The remote as a component: an element that Vue leaves alone. */
export const LinkAccounts = defineComponent(
  (props: { mount: Mount; options: LinkAccountsProps }) => {
    const element = shallowRef<HTMLElement | null>(null);
    let module: MountedLinkAccounts | undefined;
    onMounted(() => {
      if (element.value !== null) module = props.mount(element.value, props.options);
    });
    watch(
      () => props.options,
      (options) => module?.update(options),
    );
    onBeforeUnmount(() => module?.unmount());
    return () => h('div', { ref: element });
  },
  { props: ['mount', 'options'] },
);
