export { type Audience, type Issue, type IssueState, issueIdSchema } from './issue.ts';
