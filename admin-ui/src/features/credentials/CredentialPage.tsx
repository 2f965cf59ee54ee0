export { Pending as CredentialPage } from '../../app/shell/Pending'
