export const base = {
  type: 'konbini',
};
