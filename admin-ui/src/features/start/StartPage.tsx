export { Pending as StartPage } from '../../app/shell/Pending'
