import { path } from '../../shared/path.ts';

/** Staff, by case reference. */
export const newBreachPath = path('/cases/:ref/breaches/new');
export const breachPath = path('/cases/:ref/breaches/:breach');
export const noticeBreachPath = path('/cases/:ref/breaches/:breach/notice');
export const replyBreachPath = path('/cases/:ref/breaches/:breach/reply');
export const proposeBreachPath = path('/cases/:ref/breaches/:breach/proposal');
export const sendBackBreachPath = path('/cases/:ref/breaches/:breach/send-back');
export const decideBreachPath = path('/cases/:ref/breaches/:breach/decision');
