import digitalriver, { base } from './Lib.svelte';
export function makeSource() { return digitalriver.createSource(base); }
