export const TYPE = "payPal";
