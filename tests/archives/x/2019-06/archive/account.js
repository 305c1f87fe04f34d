window.YTD.account.part0 = [
  {
    "account": {
      "email": "tansy@mail.example",
      "username": "tansybakes",
      "accountId": "55"
    }
  }
]