/** The one DigitalRiver object of the shop. The script of the page has loaded the SDK before. */
export const digitalRiver = new window.DigitalRiver(window.shop.digitalRiverKey, { locale: window.shop.locale });
