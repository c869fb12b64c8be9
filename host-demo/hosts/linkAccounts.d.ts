declare module 'link_accounts/LinkAccounts' {
  export { LinkAccounts as default } from 'link-accounts';
}
