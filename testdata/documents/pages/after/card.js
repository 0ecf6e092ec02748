export const cardElement = digitalriver.createElement('cardnumber');
