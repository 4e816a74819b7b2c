import { path } from '../../shared/path.ts';

export const templatesPath = path('/templates');
export const templatePath = path('/templates/:template');
export const copyTemplatePath = path('/templates/:template/copy');
export const arrangeTemplatePath = path('/templates/:template/arrange');
export const addArticlePath = path('/templates/:template/articles');
export const articlePath = path('/templates/:template/articles/:code');
export const previewTemplatePath = path('/templates/:template/preview');
export const publishTemplatePath = path('/templates/:template/publish');
export const discardTemplatePath = path('/templates/:template/discard');
