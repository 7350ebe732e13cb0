import { createFileRoute } from '@tanstack/react-router'
import { MyDataPage } from '~/features/accounts/MyDataPage'

export const Route = createFileRoute('/mes-donnees')({ component: MyDataPage })
