export { Pending as SignInPage } from '../../app/shell/Pending'
