declare global {
  interface Window {
    DigitalRiver: new (key: string, options?: { locale?: string }) => any;
  }
}

const key = document.querySelector<HTMLMetaElement>('meta[name=dr-key]')?.content ?? '';

/** One client for the whole page. */
export const digitalRiver = new window.DigitalRiver(key, { locale: document.documentElement.lang });
export { digitalRiver as digitalriver };
