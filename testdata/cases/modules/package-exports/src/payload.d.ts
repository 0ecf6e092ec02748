declare const payload: { type: string };
export default payload;
