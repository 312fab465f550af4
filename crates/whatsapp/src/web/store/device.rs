//! The device itself: its keys, and whose it is.

use async_trait::async_trait;
use whatsapp_rust::store::error::Result;
use whatsapp_rust::traits::DeviceStore;
use whatsapp_rust::wacore::store::Device;

use super::Store;

const DEVICE: &str = "device";

#[async_trait]
impl DeviceStore for Store {
    async fn save(&self, device: &Device) -> Result<()> {
        self.put_json(DEVICE, b"", device).await
    }

    async fn load(&self) -> Result<Option<Device>> {
        self.get_json(DEVICE, b"").await
    }

    async fn exists(&self) -> Result<bool> {
        Ok(self.get(DEVICE, b"").await?.is_some())
    }

    /// A vault holds one device.
    async fn create(&self) -> Result<i32> {
        if !self.exists().await? {
            self.save(&Device::new()).await?;
        }
        Ok(1)
    }
}
