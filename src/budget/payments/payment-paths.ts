import { path } from '../../shared/path.ts';

/** Staff, by case reference. */
export const examinePaymentPath = path('/cases/:ref/payments/:payment');
export const certifyPaymentPath = path('/cases/:ref/payments/:payment/certify');
export const releaseAccountPath = path('/cases/:ref/payments/:payment/release-account');
export const rejectPaymentPath = path('/cases/:ref/payments/:payment/reject');
export const orderPaymentPath = path('/cases/:ref/payments/:payment/order');
export const returnPaymentPath = path('/cases/:ref/payments/:payment/returned');
export const confirmPaymentPath = path('/cases/:ref/payments/:payment/paid');

export { askPaymentPath } from '../../agreements/agreements-paths.ts';
