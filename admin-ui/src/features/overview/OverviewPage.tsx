export { Pending as OverviewPage } from '../../app/shell/Pending'
