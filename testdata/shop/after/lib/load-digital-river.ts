const SCRIPT = 'https://js.digitalriverws.com/v1/DigitalRiver.js';

let loading: Promise<any> | undefined;

/** Adds the script once and gives the client. */
export function loadDigitalRiver(): Promise<any> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => resolve(new (window as any).DigitalRiver(document.body.dataset.drKey));
    script.onerror = () => {
      loading = undefined;
      reject(new Error('The payment script did not load.'));
    };
    document.head.append(script);
  });
  return loading;
}
