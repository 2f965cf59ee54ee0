export { Pending as CredentialsPage } from '../../app/shell/Pending'
